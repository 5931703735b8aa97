"""The gradients of the first batch of a folder, by the functions of its train.py: alone, or as torchrun's processes share them."""
import json
import sys

import torch

folder, *flags = sys.argv[1:]
sys.path.insert(0, folder)
import train

torch.set_num_threads(1)
world = train.World()
with open(train.place("experiment.json"), encoding="utf-8") as file:
    settings = json.load(file)
trainer = train.Trainer(settings, world, train.place("start.safetensors"), fsdp="--fsdp" in flags)
data = train.Data(settings, settings["firstStep"])
loss = train.backward(trainer.model, trainer.rows(data.of_step(trainer.step)), world)
gradients = [value for p in trainer.parameters.values() for value in train.whole(p.grad).flatten().tolist()]
world.say(json.dumps({"processes": world.size, "loss": loss, "gradients": gradients}))
