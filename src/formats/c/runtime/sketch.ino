// Asks model.c over the serial line. Both files lie in one folder named bitnet; boards with 32 bits have room for them.
extern "C" const char *bitnet_answer(const char *prompt, void (*put)(const char *text));

static void put(const char *text) { Serial.print(text); }

void setup() {
  Serial.begin(115200);
}

void loop() {
  if (Serial.available() == 0) return;
  String prompt = Serial.readStringUntil('\n');
  prompt.trim();
  const char *problem = bitnet_answer(prompt.c_str(), put);
  Serial.println(problem == NULL ? "" : problem);
}
