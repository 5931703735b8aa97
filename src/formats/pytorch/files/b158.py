class Norm(nn.Module):
    """RMSNorm: gain * x / sqrt(mean x^2 + eps). Zhang & Sennrich 2019."""

    def __init__(self, width, config):
        super().__init__()
        self.eps = config["normEpsilon"]
        self.gain = nn.Parameter(torch.ones(width))

    def forward(self, x):
        x = x.float()
        return x * torch.rsqrt(x.square().mean(-1, keepdim=True) + self.eps) * self.gain


class Rotary(nn.Module):
    """Turns pair i of a head, (a, b) -> (a cos - b sin, b cos + a sin), by position * theta^(-2i / head). Su et al. 2021, section 3.2.2."""

    def __init__(self, head, config):
        super().__init__()
        speeds = config["ropeTheta"] ** (-torch.arange(0, head, 2, dtype=torch.float64) / head)
        positions = torch.arange(config["seqLen"], dtype=torch.float64) / config["ropeFactor"]
        angles = torch.outer(positions, speeds).repeat(1, 2)
        self.register_buffer("cos", angles.cos().float(), persistent=False)
        self.register_buffer("sin", angles.sin().float(), persistent=False)

    def forward(self, x):
        a, b = x.chunk(2, -1)
        return x * self.cos + torch.cat([-b, a], -1) * self.sin


class Block(nn.Module):
    """One layer of BitNet b1.58 on the residual stream [batch, seq, width]. Ma et al. 2024; norms as in b1.58 2B4T, Ma et al. 2025."""

    def __init__(self, config, last):
        super().__init__()
        self.config = config
        width, inner, head = config["hiddenSize"], config["feedForwardSize"], config["hiddenSize"] // config["numHeads"]
        shared = head * config["numKvHeads"]
        bit = lambda inputs, outputs: BitLinear(inputs, outputs, config)
        sub = lambda size: Norm(size, config) if config["subNorms"] else nn.Identity()
        self.attention_norm, self.attention_sub_norm = Norm(width, config), sub(width)
        self.attention = nn.ModuleDict(
            {"query": bit(width, width), "key": bit(width, shared), "value": bit(width, shared), "output": bit(width, width)}
        )
        self.feed_forward_norm, self.feed_forward_sub_norm = Norm(width, config), sub(inner)
        self.feed_forward = nn.ModuleDict({"gate": bit(width, inner), "up": bit(width, inner), "down": bit(inner, width)})
        self.rotary = Rotary(head, config)

    def forward(self, x, share, drop):
        attention, feed_forward = self.attention, self.feed_forward
        heads = lambda y: by_head(y, x.shape[-1] // self.config["numHeads"])
        bits = lambda y: rounded(y, self.config, share)
        onto = lambda y: bits(turned(y, self.config))

        h = bits(self.attention_norm(x))
        q = self.rotary(heads(attention["query"](h, share)))
        k = self.rotary(heads(attention["key"](h, share)))
        mixed = causal_attention(q, k, heads(attention["value"](h, share)))
        x = x + drop(attention["output"](onto(self.attention_sub_norm(mixed)), share))

        h = bits(self.feed_forward_norm(x))
        gated = activation(feed_forward["gate"](h, share), self.config) * feed_forward["up"](h, share)
        return x + drop(feed_forward["down"](onto(self.feed_forward_sub_norm(gated)), share))
