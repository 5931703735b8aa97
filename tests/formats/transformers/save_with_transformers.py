"""How `tests/fixtures/transformers` was made: by transformers 5.18.0, torch and tokenizers, none of which the tests need.

    python3 save_with_transformers.py

Two small models with random weights: packed codes (offline, class autobitlinear) beside brain halves, and masters
(online) in float32. Each folder is packed by `zip`; `logits.json` holds what transformers computes with them in float32.
"""
import json
import pathlib
import subprocess
import tempfile

import torch
from safetensors.torch import save_file
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
from transformers import AutoModelForCausalLM, AutoTokenizer, BitNetConfig, BitNetForCausalLM, PreTrainedTokenizerFast
from transformers.integrations.bitnet import pack_weights

fixtures = pathlib.Path(__file__).parent.parent.parent / "fixtures" / "transformers"
prompt = "the old owl had a red kite"
corpus = ["the old owl had a red kite. she lost it in the wood. a shy fox found the kite. they danced all night."] * 20

tokenizer = Tokenizer(models.BPE())
tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
tokenizer.decoder = decoders.ByteLevel()
tokenizer.train_from_iterator(corpus, trainers.BpeTrainer(vocab_size=48, special_tokens=["<|end|>"], show_progress=False))
fast = PreTrainedTokenizerFast(tokenizer_object=tokenizer, eos_token="<|end|>", model_input_names=["input_ids", "attention_mask"])


def config(**more):
    return BitNetConfig(
        vocab_size=len(fast), hidden_size=24, intermediate_size=40, num_hidden_layers=2, num_attention_heads=4, num_key_value_heads=2,
        hidden_act="relu2", max_position_embeddings=64, rope_theta=10_000.0, rms_norm_eps=1e-6, tie_word_embeddings=True, bos_token_id=None, eos_token_id=0, pad_token_id=0, **more)


def quantised(mode):
    return {"quant_method": "bitnet", "linear_class": "autobitlinear", "quantization_mode": mode, "modules_to_not_convert": ["lm_head"]}


def random_model(seed):
    torch.manual_seed(seed)
    model = BitNetForCausalLM(config())
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            parameter.copy_(torch.randn_like(parameter) * (0.6 if "embed" in name else 0.25 if parameter.dim() == 2 else 0.1) + (1.0 if parameter.dim() == 1 else 0.0))
    return model


def saved(state, mode, name):
    with tempfile.TemporaryDirectory() as parent:
        folder = pathlib.Path(parent, name)
        raw = config()
        raw.quantization_config = quantised(mode)
        raw.architectures = ["BitNetForCausalLM"]
        raw.save_pretrained(folder)
        save_file({key: value.contiguous() for key, value in state.items() if key != "lm_head.weight"}, folder / "model.safetensors", metadata={"format": "pt"})
        fast.save_pretrained(folder)
        model = AutoModelForCausalLM.from_pretrained(folder, dtype=torch.float32)
        if mode == "online":  # transformers 5.18 cannot save packed codes again: it knows no way back from them.
            model.save_pretrained(folder)
        archive = fixtures / f"{name}.zip"
        archive.unlink(missing_ok=True)
        subprocess.run(["zip", "-q", "-r", str(archive), name], cwd=parent, check=True)
        ids = AutoTokenizer.from_pretrained(folder)(prompt, return_tensors="pt").input_ids
        with torch.no_grad():
            logits = model(ids).logits[0]
        return {"prompt": prompt, "ids": ids[0].tolist(), "logits": [[round(value, 6) for value in row] for row in logits.tolist()]}


def packed(model):
    state = {}
    for name, value in model.state_dict().items():
        if "_proj.weight" not in name:
            state[name] = value.to(torch.bfloat16)
            continue
        scale = value.abs().mean().clamp(min=1e-5)
        codes = torch.clamp(torch.round(value / scale), -1, 1)
        state[name] = pack_weights(codes)
        state[f"{name}_scale"] = scale.reshape(1)
    return state


expected = {"packed": saved(packed(random_model(1)), "offline", "packed"), "masters": saved(random_model(2).state_dict(), "online", "masters")}
(fixtures / "logits.json").write_text(json.dumps(expected) + "\n")
