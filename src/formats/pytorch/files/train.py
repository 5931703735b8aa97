"""Trains the BitNet of this folder on, and measures it. It needs Python and PyTorch 1.13 or later, and nothing else.

  python3 train.py --check                                measures the weights as they came
  python3 train.py --steps 1000                           trains on; once more, and it goes on from there
  torchrun --nproc_per_node 8 --nnodes 2 ... train.py     the same on several GPUs and machines
  torchrun --nproc_per_node 8 train.py --fsdp             for models that are too large for one GPU (PyTorch 2.6)
  python3 train.py --wider 10                             a model ten times as wide, from fresh weights, on the same data

It writes result.safetensors: drop that on the page of BitNet Playground. A run that was stopped goes on by itself.
"""
import argparse
import collections
import contextlib
import json
import math
import os
import socket
import sys
import time

import torch
import torch.distributed as dist

import files
from model import BitNet, initialise
from page import Data, Lion, MasksOfPage, inputs_of, learning_rate, losses_of, place, rounding_share, rounding_start
from rounding import BitLinear, codes_of, numbers_of

# Of each optimiser: what the page keeps of a weight, and how PyTorch calls it.
SLOTS = {"adamw": {"firstMoment": "exp_avg", "secondMoment": "exp_avg_sq"}, "sgd": {"velocity": "momentum_buffer"}, "lion": {"momentum": "momentum"}}
POINTS = 4000  # of a curve
MASKS_OF_PAGE = 10  # steps


# What was last sent outlives every other variable. A thread of gloo that is the last to hold a tensor asks for Python's lock to free
# it, and PyTorch 1.13 waits for that thread, with the lock, when a model on several processes is freed.
SENT = collections.deque(maxlen=16)


def interface_towards(host):
    """Name of the network interface that leads to a machine; None where that is not known. Gloo would take the one that this machine's
    own name stands for: where that is nothing, or the loopback as on Debian, no other machine gets through."""
    if sys.platform != "linux":
        return None
    import fcntl  # which only Unix has

    try:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            probe.connect((host, 9))  # sends nothing
            address = probe.getsockname()[0]
            for _, name in socket.if_nameindex():
                with contextlib.suppress(OSError):  # it has no address of version 4
                    SIOCGIFADDR = 0x8915  # netdevice(7)
                    answer = fcntl.ioctl(probe.fileno(), SIOCGIFADDR, name.encode().ljust(40, b"\0"))
                    if socket.inet_ntoa(answer[20:24]) == address:
                        return name
    except OSError:
        pass  # no such name, or no address of version 4
    return None


class World:
    """The processes that torchrun has started: batches are split among them, gradients averaged."""

    def __init__(self):
        self.size, self.rank = int(os.environ.get("WORLD_SIZE", 1)), int(os.environ.get("RANK", 0))
        cuda = torch.cuda.is_available()
        self.device = torch.device("cuda", int(os.environ.get("LOCAL_RANK", 0))) if cuda else torch.device("cpu")
        if cuda:
            torch.cuda.set_device(self.device)
        if self.size > 1:
            interface = interface_towards(os.environ["MASTER_ADDR"])
            if interface is not None:
                os.environ.setdefault("GLOO_SOCKET_IFNAME", interface)
            dist.init_process_group("nccl" if cuda else "gloo")

    def sum(self, values):
        if self.size > 1:
            SENT.append(values)
            dist.all_reduce(values)
        return values

    def spread(self, values):
        """Makes them those of the first process."""
        if self.size > 1:
            SENT.append(values)
            dist.broadcast(values, 0)
        return values

    def say(self, text):
        if self.rank == 0:
            print(text, flush=True)

    def share(self, run):
        """The run as the first process has read it: other machines need no copy of its file."""
        if self.size == 1:
            return run
        # As bytes: PyTorch shares objects only where it has numpy.
        text = json.dumps([run["metadata"], run["curve"], run["measured"]]).encode()
        length = torch.tensor(len(text), device=self.device)
        self.spread(length)
        shared = torch.zeros(int(length), dtype=torch.uint8, device=self.device)
        if self.rank == 0:
            shared.copy_(torch.frombuffer(bytearray(text), dtype=torch.uint8))
        self.spread(shared)
        run["metadata"], run["curve"], run["measured"] = json.loads(bytes(shared.tolist()).decode())
        for tensors in (run["latents"], run["flips"], *run["slots"].values()):
            for name in tensors:
                tensors[name] = tensors[name].to(self.device).contiguous()
                self.spread(tensors[name])
        return run


def backward(model, examples, world, share=1.0, drop=None, precision=contextlib.nullcontext()):
    """Leaves the gradients of the mean over the whole batch, of which this process has its rows; returns that loss."""
    with precision:
        outputs = model(inputs_of(examples), share, drop)
    losses, counts = losses_of(outputs, examples)
    total = world.sum(counts.sum())
    loss = (losses * counts).sum() / total
    (loss * world.size).backward()  # the processes' gradients are averaged
    return world.sum(loss.detach()).item()


def optimiser_of(name, constants, parameters):
    if name == "adamw":
        return torch.optim.AdamW(parameters, lr=1, betas=(constants["beta1"], constants["beta2"]), eps=constants["epsilon"], weight_decay=0)
    if name == "lion":
        return Lion(parameters, 1, (constants["beta1"], constants["beta2"]))
    return torch.optim.SGD(parameters, lr=1, momentum=constants["momentum"])


def whole(tensor):
    """All of a tensor that --fsdp shares among processes."""
    return tensor.full_tensor() if hasattr(tensor, "full_tensor") else tensor


def local(tensor):
    """This process's part of it."""
    return tensor.to_local() if hasattr(tensor, "to_local") else tensor


class Trainer:
    """The model of a run with its optimiser, on one process or its part of many."""

    def __init__(self, settings, world, path, wider=1, fsdp=False, precision="float32"):
        self.settings, self.world = settings, world
        config = self.config = dict(settings["model"])
        for size in ("hiddenSize", "numHeads", "numKvHeads", "feedForwardSize"):
            config[size] *= wider
        network = BitNet(config)
        own = dict(network.named_parameters())
        names = [name for name in own if name not in settings["parameters"]] + [name for name in settings["parameters"] if name in own]
        self.bit_linears = [n for n in names if isinstance(network.get_submodule(n.rpartition(".")[0]), BitLinear) and n.endswith("weight")]
        if config["weights"] is None:
            self.bit_linears = []
        shapes = {name: tuple(own[name].shape) for name in names}
        self.optimiser_name = settings["experiment"]["optimiser"]
        if os.path.exists(path):
            run = files.read_run(path, list(SLOTS[self.optimiser_name]), shapes, self.bit_linears)
        else:
            run = self.fresh(network, shapes)
        run = self.run = world.share(run)
        self.step = int(run["metadata"]["step"])
        self.experiment = json.loads(run["metadata"]["experiment"])
        with torch.no_grad():
            for name, value in run["latents"].items():
                own[name].copy_(value)
        network.to(world.device)
        self.shard(network, fsdp)
        self.parameters = {name: dict(network.named_parameters())[name] for name in names}
        constants = settings["training"]["constants"]
        self.optimiser = optimiser_of(self.optimiser_name, constants, list(self.parameters.values()))
        for slot, called in SLOTS[self.optimiser_name].items():
            for name, p in self.parameters.items():
                self.optimiser.state[p][called] = self.like(p, run["slots"][slot][name])
                if self.optimiser_name == "adamw":
                    self.optimiser.state[p]["step"] = torch.tensor(float(self.step))
        self.flips = {name: local(self.like(self.parameters[name], run["flips"][name])).clone() for name in self.bit_linears}
        self.codes = self.current_codes()
        self.low = precision == "bfloat16"

    def fresh(self, network, shapes):
        """Step 0 of a model of another size, on the settings of this one."""
        _, metadata = files.read(place("start.safetensors"))
        experiment = json.loads(metadata["experiment"])
        for size in ("hiddenSize", "numHeads", "numKvHeads", "feedForwardSize"):
            experiment[size] = self.config[size]
        initialise(network, experiment["seed"])
        metadata.update(step="0", elapsedMs="0", lastLossNats="null", experiment=json.dumps(experiment, ensure_ascii=False))
        zeros = lambda: {name: torch.zeros(shape) for name, shape in shapes.items()}
        slots = {slot: zeros() for slot in SLOTS[self.optimiser_name]}
        flips = {name: torch.zeros(shapes[name], dtype=torch.int32) for name in self.bit_linears}
        latents = {name: p.detach().clone() for name, p in network.named_parameters()}
        latents = {name: latents[name] for name in shapes}
        return {"metadata": metadata, "latents": latents, "slots": slots, "flips": flips, "curve": [], "measured": []}

    def shard(self, network, fsdp):
        self.network, self.model = network, network
        if fsdp:
            try:
                from torch.distributed.fsdp import fully_shard
            except ImportError:
                raise SystemExit(f"--fsdp needs PyTorch 2.6 or later, and this is {torch.__version__}. Without it the model is copied to every process.")
            if self.world.size == 1:
                raise SystemExit("--fsdp shares a model among processes: start it with torchrun --nproc_per_node N train.py --fsdp")
            for block in network.blocks:
                fully_shard(block)
            self.model = self.network = fully_shard(network)
        elif self.world.size > 1:
            self.model = torch.nn.parallel.DistributedDataParallel(network)

    def like(self, p, value):
        """The value, shared among processes as the parameter is."""
        value = value.to(self.world.device).clone()
        if not hasattr(p, "full_tensor"):
            return value
        from torch.distributed.tensor import distribute_tensor

        return distribute_tensor(value, p.device_mesh, p.placements)

    def precision(self):
        return torch.autocast(self.world.device.type, torch.bfloat16) if self.low else contextlib.nullcontext()

    @torch.no_grad()
    def current_codes(self):
        codes, config = {}, self.config
        for name in self.bit_linears:
            p = self.parameters[name].detach()
            part = whole if config["granularity"] == "matrix" else local
            learnt = self.parameters.get(name.replace(".weight", ".learnt_scale"))
            numbers = numbers_of(part(p), config, None if learnt is None else part(learnt.detach()))
            codes[name] = codes_of(local(p), numbers, config).to(torch.int8)
        return codes

    def rows(self, examples):
        """Those of this process, on its device."""
        return {name: value[self.world.rank :: self.world.size].to(self.world.device) for name, value in examples.items()}

    def take_step(self, data, first):
        """Forward through the rounded weights, backward straight through the rounding, clip, and the optimiser on the latents."""
        self.model.train()
        experiment, training = self.experiment, self.settings["training"]
        share, began = rounding_share(self.step, experiment, training["lateShare"]), time.perf_counter()
        rate = learning_rate(self.step, experiment, float(self.run["metadata"]["learningRate"]), training["decayShare"])
        drop = None
        if self.config["dropout"] > 0 and self.step - first < MASKS_OF_PAGE:
            drop = MasksOfPage(self.config["dropout"], experiment["seed"], self.step, data.batch, self.world)
        self.optimiser.zero_grad(set_to_none=True)
        loss = backward(self.model, self.rows(data.of_step(self.step)), self.world, share, drop, self.precision())
        if not math.isfinite(loss):
            raise SystemExit(f"The loss of step {self.step + 1} is not finite. The file holds the last steps before; try a smaller learning rate.")
        torch.nn.utils.clip_grad_norm_(list(self.parameters.values()), training["clipNorm"])
        for group in self.optimiser.param_groups:
            group["lr"] = rate
        self.optimiser.step()
        self.step += 1
        flips = self.count_flips()
        elapsed = float(self.run["metadata"]["elapsedMs"]) + 1000 * (time.perf_counter() - began)
        self.run["metadata"].update(step=str(self.step), elapsedMs=repr(elapsed), lastLossNats=repr(loss))
        self.run["curve"].append([self.step, loss, rate, share, flips, elapsed])
        return loss

    def count_flips(self):
        """How many codes the step has changed."""
        former, self.codes = self.codes, self.current_codes()
        changed = torch.zeros((), device=self.world.device)
        for name, codes in self.codes.items():
            now = codes != former[name]
            self.flips[name] += now
            changed += now.sum()
        sharded = hasattr(next(iter(self.parameters.values())), "full_tensor")
        return (self.world.sum(changed) if sharded else changed).item()

    @torch.no_grad()
    def measure(self, data):
        """Loss and score of the held-out examples, fully rounded and without dropout: as many as the page measures at this step."""
        self.network.eval()
        wanted = self.settings["heldOut"]["atTheEnd" if self.step >= self.experiment["steps"] else "onTheWay"]
        total = data.count("heldOut") if self.settings["heldOut"]["all"] else min(wanted, data.count("heldOut"))
        each = -(-total // self.world.size)
        # Every process takes as many passes; those that have no example left count nothing.
        mine = [(i * self.world.size + self.world.rank) for i in range(each)]
        sums = torch.zeros(4, dtype=torch.float64, device=self.world.device)
        for at in range(0, each, 64):
            rows = mine[at : at + 64]
            examples = {name: value.to(self.world.device) for name, value in data.examples("heldOut", torch.tensor(rows) % total).items()}
            here = torch.tensor([row < total for row in rows], device=self.world.device).float()
            outputs = self.network(inputs_of(examples)).float()
            losses, counts = losses_of(outputs, examples)
            counts = counts.view(len(rows), -1) * here[:, None]
            sums[0] += (losses.view(len(rows), -1) * counts).sum().double()
            sums[1] += counts.sum().double()
            own, reference = self.scores(outputs, examples)
            sums[2] += (own * here).sum().double()
            sums[3] += (reference * here).sum().double()
        loss, count, own, reference = self.world.sum(sums).tolist()
        score = own / reference if self.settings["kind"] != "forecast" else 0 if reference == 0 else max(0, 1 - own / reference)
        return {"heldOutLossNats": loss / count, "score": score, "examples": total}

    def scores(self, outputs, examples):
        """Of each example its score, and 1; of a forecast its squared error, and that of copying the last frame."""
        if "next" in examples:
            error = lambda guess: (guess - examples["next"]).square().sum(-1)
            return error(outputs), error(examples["frames"][:, -1])
        right = outputs.argmax(-1) == (examples["labels"] if "labels" in examples else examples["tokens"][:, 1:]).long()
        if "labels" in examples:
            right = right.float()
        elif self.settings["score"] == "wholeAnswer":
            right = (right | (examples["scored"] == 0)).all(-1).float()
        else:
            right = right.float().mean(-1)
        return right, torch.ones_like(right)

    def note(self, data):
        """Measures, and keeps the curves as long as the page does."""
        measured, run = self.measure(data), self.run
        run["measured"] = [row for row in run["measured"] if row[0] < self.step]
        run["measured"].append([self.step, float(run["metadata"]["elapsedMs"]), measured["heldOutLossNats"], measured["score"]])
        for name in ("curve", "measured"):
            while len(run[name]) > POINTS:
                run[name] = run[name][:-1:2] + run[name][-1:]  # the newest always stays
        return measured

    def save(self, path):
        run = dict(self.run, latents={}, slots={slot: {} for slot in SLOTS[self.optimiser_name]}, flips={})
        for name, p in self.parameters.items():
            run["latents"][name] = whole(p.detach())
            for slot, called in SLOTS[self.optimiser_name].items():
                run["slots"][slot][name] = whole(self.optimiser.state[p][called])
        for name, counts in self.flips.items():
            p = self.parameters[name]
            if hasattr(p, "full_tensor"):
                from torch.distributed.tensor import DTensor

                counts = DTensor.from_local(counts, p.device_mesh, p.placements, shape=p.shape, stride=p.stride())
            run["flips"][name] = whole(counts)
        if self.world.rank == 0:
            files.write_run(path, run)


def target_of(trainer, steps):
    """The step to train to: where a run that was stopped was to end, so many further, or the end of the budget and as much again."""
    budget, until = trainer.experiment["steps"], int(trainer.run["metadata"].get("until", 0))
    if trainer.step < until:
        trainer.world.say(f"It was stopped at step {trainer.step}, and goes on to step {until}.")
        return until
    if steps is not None:
        return trainer.step + steps
    return budget if trainer.step < budget else trainer.step + budget


def train(trainer, data, target, path, first):
    """Trains to a step; measures twenty times on the way, and saves at least once a minute."""
    experiment, metadata, world = trainer.experiment, trainer.run["metadata"], trainer.world
    late, budget = trainer.settings["training"]["lateShare"], experiment["steps"]
    experiment["steps"] = max(budget, target)
    start = rounding_start(experiment, late)
    if budget < target and trainer.step < start:
        world.say(f"The budget is now {target} steps. Rounding begins after {late:.0%} of it: up to step {start} nothing is rounded.")
    metadata.update(experiment=json.dumps(experiment, ensure_ascii=False), until=str(target), version="3")
    begin, saved = trainer.step, time.monotonic()
    every = max(1, (target - begin) // 20)
    while trainer.step < target:
        loss = trainer.take_step(data, first)
        if (trainer.step - begin) % every == 0 or trainer.step == target:
            measured = trainer.note(data)
            world.say("step {}  loss {:.6f}  held-out loss {:.6f}  score {:.1%}".format(trainer.step, loss, measured["heldOutLossNats"], measured["score"]))
        elif target - begin <= 100:
            world.say(f"step {trainer.step}  loss {loss:.6f}")
        # One clock decides for all: saving takes every process of --fsdp.
        due = world.spread(torch.tensor(float(time.monotonic() - saved > 60), device=world.device))
        if due.item() or trainer.step == target:
            trainer.save(path)
            saved = time.monotonic()
    return measured


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="measure the weights as they came, and train nothing")
    parser.add_argument("--steps", type=int, metavar="N", help="train so many further; else to the end of the budget, and as long again after it")
    parser.add_argument("--wider", type=int, default=1, metavar="K", help="another model, so many times as wide, from fresh weights")
    parser.add_argument("--fsdp", action="store_true", help="share the weights among the processes")
    parser.add_argument("--precision", choices=("float32", "bfloat16"), help="of matrix products; bfloat16 on GPUs that have it")
    arguments = parser.parse_args()
    if arguments.wider < 1 or (arguments.steps is not None and arguments.steps < 1):
        raise SystemExit("--steps and --wider take a whole number from 1 on.")
    with open(place("experiment.json"), encoding="utf-8") as file:
        settings = json.load(file)
    world = World()
    low = world.device.type == "cuda" and torch.cuda.is_bf16_supported()
    precision = "float32" if arguments.check else arguments.precision or ("bfloat16" if low else "float32")
    result = place("result.safetensors" if arguments.wider == 1 else f"result-{arguments.wider}x.safetensors")
    start = place("start.safetensors")
    path = start if arguments.wider == 1 and (arguments.check or not os.path.exists(result)) else result
    if arguments.check and arguments.wider > 1:
        path = place("none")
    trainer = Trainer(settings, world, path, arguments.wider, arguments.fsdp, precision)
    first = settings["firstStep"] if arguments.wider == 1 else 0
    data = Data(settings, first)
    if data.batch < world.size:
        raise SystemExit(f"Batches have {data.batch} examples: start at most so many processes.")
    if arguments.check:
        measured = trainer.measure(data)
        if settings["measured"] is not None and arguments.wider == 1:
            measured["pageHeldOutLossNats"], measured["pageScore"] = settings["measured"]["heldOutLossNats"], settings["measured"]["score"]
    else:
        measured = train(trainer, data, target_of(trainer, arguments.steps), result, first)
        measured["file"] = os.path.basename(result)
    world.say(json.dumps({"step": trainer.step, **measured}))
    if world.size > 1:
        dist.destroy_process_group()


if __name__ == "__main__":
    main()
