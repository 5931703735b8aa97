"""Of each folder the gradients of its first batch and three steps, by the functions of its train.py: alone, or as torchrun's processes
share them. The third step is taken after reading back what the second has written.

  side_by_side.py [--fsdp] RESULT FOLDER ...      RESULT: the name of what is written in each folder
"""
import json
import os
import sys

import torch

fsdp = "--fsdp" in sys.argv
result, *folders = [argument for argument in sys.argv[1:] if argument != "--fsdp"]
torch.set_num_threads(1)
world, measured = None, []
for folder in folders:
    for name in ("train", "model", "rounding", "page", "files"):
        sys.modules.pop(name, None)
    sys.path[0] = folder
    import train

    world = world or train.World()
    with open(train.place("experiment.json"), encoding="utf-8") as file:
        settings = json.load(file)
    data, first = train.Data(settings, settings["firstStep"]), settings["firstStep"]
    path = train.place(result)
    trainer = train.Trainer(settings, world, train.place("start.safetensors"), fsdp=fsdp)
    loss = train.backward(trainer.model, trainer.rows(data.of_step(trainer.step)), world)
    gradients = [value for p in trainer.parameters.values() for value in train.whole(p.grad).flatten().tolist()]
    measured.append({"processes": world.size, "loss": loss, "gradients": gradients})
    for steps in (2, 1):
        start = path if steps == 1 else train.place("start.safetensors")
        trainer = train.Trainer(settings, world, start, fsdp=fsdp)
        train.train(trainer, data, trainer.step + steps, path, first)
world.say(json.dumps(measured))
sys.stdout.flush()
os._exit(0)  # what torch tears down at the end is not what is tested
