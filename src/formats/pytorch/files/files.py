"""The files of BitNet Playground, by hand: safetensors containers, and in them a run with its optimiser, its curves and a checksum.

  u64 length | { "__metadata__": { "crc32": ... }, NAME: { "dtype", "shape", "data_offsets" } } | data
"""
import ctypes
import json
import math
import os
import struct
import zlib

import torch

DTYPES = {"F64": torch.float64, "F32": torch.float32, "I32": torch.int32, "U32": torch.int32, "U8": torch.uint8}
# What it writes of whole numbers counts something.
NAMES = {torch.float64: "F64", torch.float32: "F32", torch.int32: "U32", torch.uint8: "U8"}
SEAL = b'"crc32":"'
OPEN = b"00000000"


def read(path):
    """Tensors by name, which share the memory of the file's bytes, and its metadata. Stops where the file is damaged."""
    with open(path, "rb") as file:
        data = bytearray(file.read())
    length = struct.unpack_from("<Q", data)[0] if len(data) > 8 else len(data)
    start = 8 + length
    place = data.find(SEAL, 0, start) + len(SEAL)
    if start > len(data) or place < len(SEAL) or bytes(data[place : place + 8]) != sealed(data, place):
        raise SystemExit(f"{path} is damaged or was edited. Take it out of the archive again.")
    header = json.loads(data[8:start].decode())
    metadata = header.pop("__metadata__")
    tensors = {}
    for name, entry in header.items():
        kind, count = DTYPES[entry["dtype"]], math.prod(entry["shape"])
        at = start + entry["data_offsets"][0]
        flat = torch.frombuffer(data, dtype=kind, count=count, offset=at) if count else torch.empty(0, dtype=kind)
        tensors[name] = flat.reshape(entry["shape"])
    return tensors, metadata


def write(path, tensors, metadata):
    """Whole, or not at all."""
    ordered = sorted(tensors.items(), key=lambda item: -item[1].element_size())  # so that all of them are aligned
    header, end = {"__metadata__": {"crc32": OPEN.decode(), **metadata}}, 0
    for name, tensor in ordered:
        begin, end = end, end + tensor.numel() * tensor.element_size()
        header[name] = {"dtype": NAMES[tensor.dtype], "shape": list(tensor.shape), "data_offsets": [begin, end]}
    text = json.dumps(header, separators=(",", ":"), ensure_ascii=False).encode()
    text += b" " * (-len(text) % 8)
    data = bytearray(struct.pack("<Q", len(text)) + text)
    for _, tensor in ordered:
        data += bytes_of(tensor)
    place = data.find(SEAL) + len(SEAL)
    data[place : place + 8] = sealed(data, place)
    with open(path + ".part", "wb") as file:
        file.write(data)
    os.replace(path + ".part", path)


def bytes_of(tensor):
    """Without numpy."""
    tensor = tensor.detach().cpu().contiguous()
    return ctypes.string_at(tensor.data_ptr(), tensor.numel() * tensor.element_size()) if tensor.numel() else b""


def sealed(data, place):
    """CRC-32 of all bytes, where it stands itself taken as zeros."""
    view = memoryview(data)
    return b"%08x" % zlib.crc32(view[place + 8 :], zlib.crc32(OPEN, zlib.crc32(view[:place])))


def read_run(path, slots, shapes, bit_linears):
    """
    A run: its metadata, the latent weights by name, of each slot of the optimiser a tensor by name, how often each code has changed
    by name, and its curves as lists of rows.

    slots: names of what the optimiser keeps; shapes: of every parameter, in their order; bit_linears: names of those that are rounded
    """
    tensors, metadata = read(path)
    split = lambda flat, names: {name: part.view(shapes[name]) for name, part in zip(names, flat.split([math.prod(shapes[n]) for n in names]))}
    counts = tensors.get("flip_counts")
    counts = torch.zeros(sum(math.prod(shapes[n]) for n in bit_linears), dtype=torch.int32) if counts is None else counts.to(torch.int32)
    return {
        "metadata": metadata,
        "latents": {name: tensors[name] for name in shapes},
        "slots": {slot: split(tensors["optimiser." + slot], list(shapes)) for slot in slots},
        "flips": split(counts, bit_linears) if bit_linears else {},
        "curve": tensors["curve.steps"].tolist() if "curve.steps" in tensors else [],
        "measured": tensors["curve.evaluations"].tolist() if "curve.evaluations" in tensors else [],
    }


def write_run(path, run):
    joined = lambda parts, kind: torch.cat([part.detach().cpu().flatten().to(kind) for part in parts] or [torch.empty(0, dtype=kind)])
    tensors = {name: value.detach().float() for name, value in run["latents"].items()}
    for slot, parts in run["slots"].items():
        tensors["optimiser." + slot] = joined([parts[name] for name in run["latents"]], torch.float32)
    if run["flips"]:
        counts = joined(run["flips"].values(), torch.int32)
        tensors["flip_counts"] = counts.to(torch.uint8) if int(counts.max()) < 256 else counts
    for name, width, rows in (("steps", 6, run["curve"]), ("evaluations", 4, run["measured"])):
        tensors["curve." + name] = torch.tensor(rows, dtype=torch.float64).reshape(-1, width)
    write(path, tensors, run["metadata"])
