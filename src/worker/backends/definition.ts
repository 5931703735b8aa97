/**
 * TensorFlow.js computes the readable definition, and compiled steps do without it: it is a megabyte of code that every
 * worker would have to parse. So it is loaded, and its backend started, when something first asks for the definition.
 */
let start: () => Promise<void> = async () => undefined;

/**
 * Says how TensorFlow.js is started in this worker. Until it is said, whatever backend is current is used.
 *
 * @param starter called before every use; cheap once it is started. Rejects where no backend works
 */
export function runDefinitionOn(starter: () => Promise<void>): void {
  start = starter;
}

/** A module that computes by the definition, with a backend of TensorFlow.js to compute on. Rejects where either cannot be had. */
export async function definition<Module>(load: () => Promise<Module>): Promise<Module> {
  const [module] = await Promise.all([load(), start()]);
  return module;
}
