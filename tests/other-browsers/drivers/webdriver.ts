/** Classic WebDriver: one HTTP request for each command (https://www.w3.org/TR/webdriver2/). */

export type WebDriver = <Result>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown) => Promise<Result>;

/** Waits until the driver at an address answers. */
export async function connectWebDriver(address: string): Promise<WebDriver> {
  const webdriver: WebDriver = async (method, path, body) => {
    const response = await fetch(address + path, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    const { value } = JSON.parse(await response.text());
    if (!response.ok) throw new Error(`${method} ${path.replace(/\/session\/[\w-]+/, '')}: ${value?.error}: ${value?.message}`);
    return value;
  };
  for (let attempt = 0; ; attempt++) {
    try {
      await webdriver('GET', '/status');
      return webdriver;
    } catch (error) {
      if (attempt > 100) throw error;
      await new Promise((later) => setTimeout(later, 100));
    }
  }
}
