class BitNet(nn.Module):
    """
    Of ids [batch, seq], logits [batch, seq, vocab] by the embedding itself; of frames [batch, seq, values], the logits of classes
    or the numbers that come next, read from the last time step.
    """

    def __init__(self, config):
        super().__init__()
        self.config = config
        width, entry = config["hiddenSize"], config["input"]
        if entry["kind"] == "tokens":
            self.embedding = nn.Embedding(entry["vocab"], width)
        elif entry["embedDim"] != width:
            self.input_projection = nn.Linear(entry["embedDim"], width)
        self.blocks = nn.ModuleList(Block(config, last=i + 1 == config["numLayers"]) for i in range(config["numLayers"]))
        self.final_norm = Norm(width, config)
        if config["classes"] is not None:
            self.head = nn.Linear(width, config["classes"])

    def forward(self, x, share=1.0, drop=None):
        """share: how much of the rounding is applied, 0 to 1; drop: another dropout than PyTorch's."""
        drop = drop or (lambda y: F.dropout(y, self.config["dropout"], self.training))
        tokens = hasattr(self, "embedding")
        x = self.embedding(x) if tokens else self.input_projection(x) if hasattr(self, "input_projection") else x
        for block in self.blocks:
            x = block(x, share, drop)
        x = self.final_norm(x if tokens else x[:, -1])
        return F.linear(x, self.embedding.weight) if tokens else self.head(x)


@torch.no_grad()
def initialise(model, seed):
    """Fresh latent weights, from the distributions that the page draws its own from."""
    config, deviation, generator = model.config, 0.7, torch.Generator().manual_seed(seed)
    for name, weight in model.named_parameters():
        if name.endswith("bias"):
            weight.zero_()
        elif name.endswith("gain"):
            tied = name == "final_norm.gain" and config["input"]["kind"] == "tokens"
            weight.fill_(1 / (deviation * math.sqrt(config["hiddenSize"])) if tied else 1)
        elif name.endswith("learnt_scale"):  # it follows from its weights, which come first
            weight.copy_(start_of_learnt(model.get_submodule(name.rpartition(".")[0]).weight, config))
        elif name == "embedding.weight":
            weight.copy_(deviation * torch.randn(weight.shape, generator=generator))
        elif config["recipe"] == "edifice":  # Glorot & Bengio 2010
            weight.copy_(math.sqrt(6 / sum(weight.shape)) * (2 * torch.rand(weight.shape, generator=generator) - 1))
        else:  # what writes to the residual stream is smaller in deep models: Radford et al. 2019 (GPT-2)
            layers = config["numLayers"] if name.endswith(("attention.output.weight", "feed_forward.down.weight")) else 1
            weight.copy_(torch.randn(weight.shape, generator=generator) / math.sqrt(layers * weight.shape[1]))
