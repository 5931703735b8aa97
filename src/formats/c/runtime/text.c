/* ---- Text in, text out ---------------------------------------------------------------------------------------------- */

#ifndef BITNET_LENGTH
#define BITNET_LENGTH ANSWER /* symbols to write */
#endif

static uint16_t seen[POSITIONS]; /* the last symbols read */
static int length;               /* how many of them */

static void read_at(int position, int wants_scores) {
  struct constants row = embedding;
  row.v += (size_t)seen[position] * HIDDEN;
  take(&stream, row, HIDDEN);
  run(position, wants_scores);
}

/* Reads a further symbol. The model sees POSITIONS at once: beyond that the last ones are read anew. */
static void read_symbol(int symbol, int wants_scores) {
  int at;
  if (length < POSITIONS) {
    seen[length] = (uint16_t)symbol;
    read_at(length++, wants_scores);
    return;
  }
  memmove(seen, seen + 1, (POSITIONS - 1) * sizeof seen[0]);
  seen[POSITIONS - 1] = (uint16_t)symbol;
  for (at = 0; at < POSITIONS; at++) read_at(at, wants_scores && at == POSITIONS - 1);
}

/* The longest symbol that a text begins with, or -1; `size` becomes its bytes. */
static int symbol_at(const char *text, size_t *size) {
  int i, found = -1;
  *size = 0;
  for (i = 0; i < OUTPUTS; i++) {
    const size_t bytes = strlen(symbols[i]);
    if (bytes > *size && strncmp(text, symbols[i], bytes) == 0) {
      found = i;
      *size = bytes;
    }
  }
  return found;
}

/* The same; letters may be capitals where the model knows only small ones. */
static int symbol_in_any_case(const char *text, size_t *size) {
  char small[2] = {0, 0};
  const int found = symbol_at(text, size);
  if (found >= 0 || *text < 'A' || *text > 'Z') return found;
  small[0] = (char)(*text - 'A' + 'a');
  return symbol_at(small, size);
}

static int is_blank(char sign) { return sign == ' ' || sign == '\t' || sign == '\r' || sign == '\n'; }

#if PADS
static int is_digit(char sign) { return sign >= '0' && sign <= '9'; }
#endif

/* The symbols of a question, with what stands before and after it. Gives how many there are, or -1 where it cannot be used. */
static int symbols_of(const char *text, uint16_t *question) {
  static const uint16_t before[] = BEFORE, after[] = AFTER;
  int count = 0, i;
  size_t size;
  for (i = 0; i < BEFORE_COUNT; i++) question[count++] = before[i];
  while (*text != 0) {
    int symbol;
#if PADS
    size_t digits = 0, zero;
    while (is_digit(text[digits])) digits++;
    if (digits > DIGITS) return -1;
    if (digits > 0) {
      const int zeros = (int)(DIGITS - digits);
      if (count + DIGITS + AFTER_COUNT > POSITIONS) return -1;
      for (i = 0; i < zeros; i++) question[count++] = (uint16_t)symbol_at("0", &zero);
      for (; digits > 0; digits--) question[count++] = (uint16_t)symbol_at(text++, &size);
      continue;
    }
#endif
    symbol = symbol_in_any_case(text, &size);
    if (symbol < 0 && is_blank(*text)) {
      text++;
      continue;
    }
    if (symbol < 0 || count + AFTER_COUNT >= POSITIONS) return -1;
    question[count++] = (uint16_t)symbol;
    text += size;
  }
  for (i = 0; i < AFTER_COUNT; i++) question[count++] = after[i];
#if FIXED
  return count == QUESTION ? count : -1;
#else
  return count == 0 ? -1 : count;
#endif
}

/* Answers a question, a symbol at a time. Gives NULL, or what is wrong with the question, for a person. */
const char *bitnet_answer(const char *prompt, void (*put)(const char *text)) {
  static uint16_t question[POSITIONS + AFTER_COUNT];
  const int count = symbols_of(prompt, question);
  int i;
  if (count < 0) return USAGE;
  length = 0;
  for (i = 0; i < count; i++) read_symbol(question[i], i == count - 1);
  for (i = 0; i < BITNET_LENGTH; i++) {
    const int symbol = best();
    put(symbols[symbol]);
    if (i < BITNET_LENGTH - 1) read_symbol(symbol, 1);
  }
  return NULL;
}
