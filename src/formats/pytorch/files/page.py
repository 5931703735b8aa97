"""What BitNet Playground trains with: its examples, losses, schedule, masks of dropout, and the optimiser that PyTorch lacks."""
import math
import os

import torch
from torch.nn import functional as F

import files

HERE = os.path.dirname(os.path.abspath(__file__))
place = lambda name: os.path.join(HERE, name)


class Data:
    """The examples of data.safetensors: those of the page's next steps in their order, and those held out."""

    def __init__(self, settings, first):
        self.tensors, _ = files.read(place("data.safetensors"))
        self.kind, self.batch, self.seed = settings["kind"], settings["experiment"]["batchSize"], settings["experiment"]["seed"]
        self.first, self.seq = first, settings["experiment"]["seqLen"]

    def count(self, part):
        return len(self.tensors[part + (".tokens" if self.kind == "tokens" else ".frames")])

    def examples(self, part, rows):
        return {name[len(part) + 1 :]: tensor[rows] for name, tensor in self.tensors.items() if name.startswith(part + ".")}

    def of_step(self, step):
        """The batch of the step after `step` steps: the page's own while there is one, then others of the same kind."""
        batches, at = self.count("train") // self.batch, step - self.first
        if 0 <= at < batches:
            return self.examples("train", torch.arange(at * self.batch, (at + 1) * self.batch))
        generator = torch.Generator().manual_seed(1_000_003 * self.seed + step)
        draw = lambda below: torch.randint(below, (self.batch,), generator=generator)
        if "own.text" in self.tensors:
            text = self.tensors["own.text"]
            windows = draw(max(1, len(text) - self.seq))[:, None] + torch.arange(self.seq + 1)
            return {"tokens": text[windows], "scored": torch.ones(self.batch, self.seq)}
        if "own.rows" in self.tensors:
            rows, width = self.tensors["own.rows"], self.tensors["own.rows"].shape[1]
            if "own.labels" in self.tensors:
                chosen = draw(len(rows))
                return {"frames": rows[chosen][:, None].expand(-1, self.seq, width), "labels": self.tensors["own.labels"][chosen]}
            windows = draw(max(1, len(rows) - self.seq))[:, None] + torch.arange(self.seq + 1)
            return {"frames": rows[windows[:, :-1]], "next": rows[windows[:, -1]]}
        return self.examples("train", draw(self.count("train")))


def inputs_of(examples):
    return examples["tokens"][:, :-1].long() if "tokens" in examples else examples["frames"]


def losses_of(outputs, examples):
    """Of every target its loss, and how much it counts; the loss of numbers is their mean squared error."""
    outputs = outputs.float()
    if "tokens" in examples:
        losses = F.cross_entropy(outputs.flatten(0, 1), examples["tokens"][:, 1:].long().flatten(), reduction="none")
        return losses, examples["scored"].float().flatten()
    if "labels" in examples:
        losses = F.cross_entropy(outputs, examples["labels"].long(), reduction="none")
    else:
        losses = (outputs - examples["next"]).square().mean(-1)
    return losses, torch.ones_like(losses)


def learning_rate(step, experiment, peak, decay_share):
    """Of the step after `step` steps: linear warm-up, flat, linear decay to zero over the last share of the budget."""
    warm_up = 1 if experiment["warmupSteps"] == 0 else min(1, (step + 1) / experiment["warmupSteps"])
    return peak * min(warm_up, 1, max(0, experiment["steps"] - step) / (decay_share * experiment["steps"]))


def rounding_start(experiment, late_share):
    """The step from which on anything is rounded; halves go up, as on the page."""
    return math.floor(late_share * experiment["steps"] + 0.5)


def rounding_share(step, experiment, late_share):
    """lambda: 0 up to the step at which rounding starts, 1 lambdaSteps later."""
    start = rounding_start(experiment, late_share)
    if step < start:
        return 0.0
    return 1.0 if experiment["lambdaSteps"] == 0 else min(1.0, (step - start) / experiment["lambdaSteps"])


class MasksOfPage:
    """Inverted dropout with the masks that the page draws for a step: sfc32 by Doty-Humphrey, seeded by FNV-1a and MurmurHash3."""

    def __init__(self, rate, seed, step, batch, world):
        self.rate, self.batch, self.world = rate, batch, world
        self.state = [self.hash(f"{seed}/dropout/{step}/{part}") for part in "abc"] + [1]
        self.draw(12)

    @staticmethod
    def hash(text):
        h = 0x811C9DC5
        for character in text:
            h = (h ^ ord(character)) * 0x01000193 & 0xFFFFFFFF
        h = (h ^ h >> 16) * 0x85EBCA6B & 0xFFFFFFFF
        h = (h ^ h >> 13) * 0xC2B2AE35 & 0xFFFFFFFF
        return h ^ h >> 16

    def draw(self, count):
        a, b, c, counter = self.state
        drawn = []
        for _ in range(count):
            total = a + b + counter & 0xFFFFFFFF
            counter = counter + 1 & 0xFFFFFFFF
            a, b, c = b ^ b >> 9, c + (c << 3) & 0xFFFFFFFF, ((c << 21 | c >> 11) & 0xFFFFFFFF) + total & 0xFFFFFFFF
            drawn.append(total)
        self.state = [a, b, c, counter]
        return drawn

    def __call__(self, x):
        shape = (self.batch, *x.shape[1:])
        limit = self.rate * 2**32
        kept = torch.tensor([number >= limit for number in self.draw(math.prod(shape))]).view(shape)
        return x * (kept[self.world.rank :: self.world.size].to(x.device) / (1 - self.rate))


class Lion(torch.optim.Optimizer):
    """w <- w - lr * sign(b1 m + (1 - b1) g), m <- b2 m + (1 - b2) g. Chen et al. 2023 (Lion)."""

    def __init__(self, params, lr, betas):
        super().__init__(params, {"lr": lr, "betas": betas})

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            b1, b2 = group["betas"]
            for p in group["params"]:
                momentum = self.state[p].setdefault("momentum", torch.zeros_like(p))
                p.sub_((momentum * b1 + p.grad * (1 - b1)).sign(), alpha=group["lr"])
                momentum.mul_(b2).add_(p.grad, alpha=1 - b2)
