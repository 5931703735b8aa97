import type { Holding } from '../format';

/** `README.md` of a folder for transformers: what it is, and the way to train it on on several machines. */
export const readmeOf = (holds: Holding): string => (holds === 'latents' ? masters : packed);

const loading = `    from transformers import AutoModelForCausalLM, AutoTokenizer
    tokenizer = AutoTokenizer.from_pretrained(".")
    model = AutoModelForCausalLM.from_pretrained(".")
`;

const masters = `# A BitNet of BitNet Playground, with its master weights

${loading}
The weights are rounded in every pass, so that training goes on. On several GPUs or machines, with accelerate
(\`pip install accelerate\`, then \`accelerate config\` once), in a train.py of your own:

    from accelerate import Accelerator
    accelerator = Accelerator()
    model, optimiser, batches = accelerator.prepare(model.train(), torch.optim.AdamW(model.parameters(), lr=1e-3), batches)
    for batch in batches:
        accelerator.backward(model(**batch, labels=batch["input_ids"]).loss); optimiser.step(); optimiser.zero_grad()

    accelerate launch train.py

With optimiser, examples and schedule of the page, and back to the page afterwards: download the format \`pytorch\` instead.
`;

const packed = `# A BitNet of BitNet Playground, its weights in two bits each

${loading}
It writes, and does not train. To train on with \`accelerate launch\`, download the master weights; with \`torchrun\`, the
format \`pytorch\`, which opens on the page again.
`;
