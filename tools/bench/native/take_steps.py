"""Trains `bitnet.py` step by step for `npm run bench`: a line of JSON in, a line of JSON out.

First the model and its weights, then batches; of each step the loss in nats before the update, and its milliseconds.
"""
import base64
import json
import sys
import time

import torch
from torch.nn import functional as F

from bitnet import BitNet


def blas():
    """The library that multiplies: the one that this process has loaded."""
    with open("/proc/self/maps") as maps:
        text = maps.read()
    for name, sign in (("OpenBLAS", "openblas"), ("MKL", "libmkl"), ("BLIS", "libblis"), ("ATLAS", "atlas"), ("reference BLAS", "libblas")):
        if sign in text:
            return name
    return "its own BLAS"


def vectors():
    config = torch.__config__.show()
    return config.split("CPU capability usage: ")[1].split()[0] if "CPU capability usage: " in config else "unknown vectors"


def answer(value):
    print(json.dumps(value), flush=True)


def made(model, weights):
    """The model with these weights: base64 of little-endian float32, by name."""
    network = BitNet(**model)
    own = network.state_dict()
    state = {name: torch.frombuffer(bytearray(base64.b64decode(text)), dtype=torch.float32).view_as(own[name]) for name, text in weights.items()}
    network.load_state_dict(state)
    return network


def main():
    torch.set_num_threads(1)
    start = json.loads(sys.stdin.readline())
    network = made(start["model"], start["weights"])
    settings = start["optimiser"]
    optimiser = torch.optim.AdamW(network.parameters(), lr=settings["learningRate"], betas=settings["betas"], eps=settings["epsilon"], weight_decay=0)
    answer({"label": f"PyTorch {torch.__version__}, {blas()}, {vectors()}, one thread"})
    seq = start["model"]["seq"]
    for line in sys.stdin:
        batch = json.loads(line)
        inputs, targets = (torch.tensor(batch[name]).view(-1, seq) for name in ("inputs", "targets"))
        started = time.perf_counter()
        loss = F.cross_entropy(network(inputs).flatten(0, 1), targets.flatten())
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), settings["clipNorm"])
        optimiser.step()
        nats = loss.item()
        answer({"lossNats": nats, "stepMs": 1000 * (time.perf_counter() - started)})


main()
