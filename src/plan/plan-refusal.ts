/** A model that the compiled step cannot train here, by name; the definition can. */
export class PlanRefusal extends Error {
  override readonly name = 'PlanRefusal';
}
