"""Runs the train.py of folders, each in a process of its own that has PyTorch loaded already: loading it takes seconds.

Lines in: JSON of {"folder", "arguments"}. Lines out: JSON of {"status", "said"}, in the same order.
"""
import json
import os
import runpy
import sys
import tempfile

import torch

torch.set_num_threads(1)
for line in sys.stdin:
    asked = json.loads(line)
    with tempfile.TemporaryFile("w+") as said:
        child = os.fork()
        if child == 0:
            os.dup2(said.fileno(), 1)
            os.dup2(said.fileno(), 2)
            sys.path[0] = asked["folder"]
            sys.argv = ["train.py", *asked["arguments"]]
            runpy.run_path(os.path.join(asked["folder"], "train.py"), run_name="__main__")
            sys.stdout.flush()
            os._exit(0)
        status = os.waitpid(child, 0)[1]
        said.seek(0)
        print(json.dumps({"status": status, "said": said.read()}), flush=True)
