"""What `BitNetForCausalLM.from_pretrained(folder)` computes, in numpy, written from the code of transformers:
models/bitnet/modeling_bitnet.py and integrations/bitnet.py (unpack_weights, AutoBitLinear, WeightQuant, ActQuant).

    python3 bitnet_for_causal_lm.py model.zip '[[0, 5, 7], …]'

Prints the logits [sequence][position][token] as JSON. It shares nothing with the project that wrote the file.
"""
import json
import sys
import zipfile

import numpy as np

DTYPES = {"F32": np.dtype("<f4"), "F16": np.dtype("<f2"), "U8": np.uint8}


def load_safetensors(content):
    start = 8 + int.from_bytes(content[:8], "little")
    header = json.loads(content[8:start])
    assert header.pop("__metadata__")["format"] == "pt"
    return {name: np.frombuffer(content[start + t["data_offsets"][0]:start + t["data_offsets"][1]], DTYPES[t["dtype"]]).reshape(t["shape"]) for name, t in header.items()}


def unpack_weights(packed):
    rows = packed.shape[0]
    unpacked = np.zeros((rows * 4, packed.shape[1]), np.uint8)
    for i in range(4):
        unpacked[i * rows:(i + 1) * rows] = (packed & (3 << 2 * i)) >> 2 * i
    return unpacked.astype(np.float32) - 1


def activation_quant(x):
    scale = np.float32(127) / np.maximum(np.abs(x).max(-1, keepdims=True), np.float32(1e-5))
    return np.clip(np.round(x * scale), -128, 127) / scale


def bit_linear(x, name, tensors, quantization):
    weight = tensors[name + ".weight"]
    if quantization is None:
        return x @ weight.T
    assert quantization["linear_class"] == "autobitlinear"
    if quantization["quantization_mode"] == "offline":
        return activation_quant(x) @ unpack_weights(weight).T * tensors[name + ".weight_scale"]
    scale = np.float32(1) / np.maximum(np.abs(weight).mean(), np.float32(1e-5))
    return activation_quant(x) @ (np.clip(np.round(weight * scale), -1, 1) / scale).T


def rms_norm(x, gain, eps):
    return gain * (x / np.sqrt((x ** 2).mean(-1, keepdims=True) + np.float32(eps)))


def forward(ids, config, tensors):
    quantization = config.get("quantization_config")
    heads, kv_heads, eps = config["num_attention_heads"], config["num_key_value_heads"], config["rms_norm_eps"]
    length, head = len(ids), config["hidden_size"] // heads
    rope = config["rope_parameters"]
    assert rope["rope_type"] == "default" and rope["rope_theta"] == config["rope_theta"] and config["tie_word_embeddings"] and config["hidden_act"] == "silu"
    frequencies = 1 / rope["rope_theta"] ** (np.arange(0, head, 2, dtype=np.float32) / head)
    angles = np.concatenate([np.outer(np.arange(length), frequencies)] * 2, -1).astype(np.float32)  # [length, head]
    turn = lambda x: x * np.cos(angles) + np.concatenate([-x[..., head // 2:], x[..., :head // 2]], -1) * np.sin(angles)
    linear = lambda x, name: bit_linear(x, name, tensors, quantization)
    split = lambda x, count: x.reshape(length, count, head).transpose(1, 0, 2)  # [heads, length, head]
    x = tensors["model.embed_tokens.weight"][ids]
    for n in range(config["num_hidden_layers"]):
        layer = f"model.layers.{n}."
        h = rms_norm(x, tensors[layer + "input_layernorm.weight"], eps)
        q, k, v = (split(linear(h, f"{layer}self_attn.{name}_proj"), count) for name, count in (("q", heads), ("k", kv_heads), ("v", kv_heads)))
        k, v = (np.repeat(part, heads // kv_heads, 0) for part in (turn(k), v))
        scores = turn(q) @ k.transpose(0, 2, 1) / np.sqrt(np.float32(head))
        scores = np.where(np.tri(length, dtype=bool), scores, -np.inf)
        weights = np.exp(scores - scores.max(-1, keepdims=True))
        attended = (weights / weights.sum(-1, keepdims=True) @ v).transpose(1, 0, 2).reshape(length, -1)
        x = x + linear(rms_norm(attended, tensors[layer + "self_attn.attn_sub_norm.weight"], eps), layer + "self_attn.o_proj")
        h = rms_norm(x, tensors[layer + "post_attention_layernorm.weight"], eps)
        gate = linear(h, layer + "mlp.gate_proj")
        h = gate / (1 + np.exp(-gate)) * linear(h, layer + "mlp.up_proj")
        x = x + linear(rms_norm(h, tensors[layer + "mlp.ffn_sub_norm.weight"], eps), layer + "mlp.down_proj")
    return rms_norm(x, tensors["model.norm.weight"], eps) @ tensors["model.embed_tokens.weight"].T


if __name__ == "__main__":
    with zipfile.ZipFile(sys.argv[1]) as archive:
        assert archive.testzip() is None
        config = json.loads(archive.read("config.json"))
        tensors = load_safetensors(archive.read("model.safetensors"))
    assert config["architectures"] == ["BitNetForCausalLM"] and config["model_type"] == "bitnet"
    print(json.dumps([forward(np.array(ids), config, tensors).astype(float).tolist() for ids in json.loads(sys.argv[2])]))
