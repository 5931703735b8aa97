"""BitNet in PyTorch, as its papers write it. Parameters have the names that BitNet Playground gives them."""
import math
import torch
from torch import nn
from torch.nn import functional as F

from rounding import BitLinear, rounded, start_of_learnt, turned


def by_head(x, head):
    """[batch, seq, width] -> [batch, heads, seq, head]"""
    return x.view(*x.shape[:2], -1, head).transpose(1, 2)


def causal_attention(q, k, v):
    """softmax(q k^T / sqrt(head)) v over what came before, [batch, heads, seq, head] -> [batch, seq, width]. Vaswani et al. 2017, Eq. 1."""
    group = q.shape[1] // k.shape[1]  # query heads that share a key: Ainslie et al. 2023
    if group > 1:
        k, v = k.repeat_interleave(group, 1), v.repeat_interleave(group, 1)
    scores = (q @ k.transpose(-2, -1)).float() * (1 / math.sqrt(q.shape[-1]))
    seq = q.shape[2]
    later = torch.ones(seq, seq, dtype=torch.bool, device=q.device).triu(1)
    mixed = scores.masked_fill(later, float("-inf")).softmax(-1).to(v.dtype) @ v
    return mixed.transpose(1, 2).reshape(q.shape[0], seq, -1)


def activation(x, config):
    """SiLU, or the squared ReLU of BitNet b1.58 2B4T."""
    return F.silu(x) if config["activation"] == "silu" else F.relu(x).square()
