"""Reads the packed weights of BitNet Playground with numpy:

    python3 read_packed.py model.safetensors

The file is a safetensors container: u64 header length, JSON header, data. A weight that the header lists under
"tensors" is stored as NAME.packed and NAME.scale and is used as code * scale; every other tensor is float32.
"""
import json
import sys

import numpy as np


def unpack_trits(packed, count):
    """Codes -1, 0, +1: five to a byte in base 3, the first in the lowest place."""
    trits = packed[:, None] // np.array([1, 3, 9, 27, 81], np.uint8) % 3
    return trits.astype(np.int8).reshape(-1)[:count] - np.int8(1)


def unpack_fields(packed, count, bits, levels):
    """Codes -1, +1 in fields of one bit, or of the levels that the header lists in 2 or 4 bits, the first in the lowest."""
    fields = packed[:, None] >> np.arange(0, 8, bits, dtype=np.uint8) & np.uint8(2 ** bits - 1)
    return np.array(levels, np.int8)[fields.reshape(-1)[:count]]


def read_packed(path):
    """Metadata, and for every weight a float32 array or a pair of int8 codes and their scale."""
    with open(path, "rb") as file:
        content = file.read()
    data_start = 8 + int.from_bytes(content[:8], "little")
    stored = json.loads(content[8:data_start])
    metadata = stored.pop("__metadata__")

    def array(name):
        entry = stored.pop(name)
        begin, end = entry["data_offsets"]
        kind = np.uint8 if entry["dtype"] == "U8" else np.dtype("<f4")
        return np.frombuffer(content[data_start + begin:data_start + end], kind).reshape(entry["shape"])

    weights = {}
    for coded in json.loads(metadata["tensors"]):
        name, shape = coded["name"], coded["shape"]
        packed, count, scale = array(name + ".packed"), int(np.prod(shape)), array(name + ".scale")
        bits, levels = int(coded["packing"][-1]) if "levels" in coded else 1, coded.get("levels", [-1, 1])
        codes = unpack_trits(packed, count) if coded["packing"] == "base3" else unpack_fields(packed, count, bits, levels)
        weights[name] = codes.reshape(shape), float(scale[0]) if scale.size == 1 else scale
    weights.update({name: array(name) for name in list(stored)})
    return metadata, weights


if __name__ == "__main__":
    metadata, weights = read_packed(sys.argv[1])
    print(metadata["about"], metadata["experiment"], sep="\n")
    for name, weight in weights.items():
        if isinstance(weight, tuple):
            codes, scale = weight
            counts = {level: int(np.sum(codes == level)) for level in (-1, 0, 1)}
            print(name, list(codes.shape), counts, "scale", scale)
        else:
            print(name, list(weight.shape), "float32")
