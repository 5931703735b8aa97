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


def stream(packed, count, bits):
    """Whole numbers of so many bits one after another, the first in the lowest bits."""
    places = np.unpackbits(packed, bitorder="little")[:count * bits].reshape(count, bits)
    return places @ (1 << np.arange(bits))


def unpack_threes(packed, count):
    """Codes of which every four are one 0, its place in the upper two of five bits, and three signs in the lower ones."""
    fields = stream(packed, count // 4, 5)
    codes = np.zeros((len(fields), 4), np.int8)
    for place in range(4):
        of_place = fields >> 3 == place
        signs = fields[of_place, None] >> np.arange(3) & 1
        codes[np.ix_(of_place, [k for k in range(4) if k != place])] = 2 * signs - 1
    return codes.reshape(-1)


def spread(scale, shape, per):
    """Scales as they multiply codes of this shape: one number, one a row, or one for so many consecutive inputs."""
    if scale.size == 1:
        return float(scale.ravel()[0])
    return scale[:, None] if per == "row" else np.repeat(scale, per, axis=1)[:, :shape[1]]


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
        packed, count, kind = array(name + ".packed"), int(np.prod(shape)), coded["packing"]
        if kind in ("base3", "threeOfFour5"):
            codes = (unpack_trits if kind == "base3" else unpack_threes)(packed, count)
        else:
            bits = 1 if kind == "bit" else int(kind[-1])
            codes = np.array(coded.get("levels", [-1, 1]), np.int8)[stream(packed, count, bits)]
        weights[name] = codes.reshape(shape), spread(array(name + ".scale"), shape, coded.get("scalePer"))
    weights.update({name: array(name) for name in list(stored)})
    return metadata, weights


if __name__ == "__main__":
    metadata, weights = read_packed(sys.argv[1])
    print(metadata["about"], metadata["experiment"], sep="\n")
    for name, weight in weights.items():
        if isinstance(weight, tuple):
            codes, scale = weight
            counts = dict(zip(*(found.tolist() for found in np.unique(codes, return_counts=True))))
            print(name, list(codes.shape), counts, "scale", scale if isinstance(scale, float) else f"of {np.unique(scale).size} kinds")
        else:
            print(name, list(weight.shape), "float32")
