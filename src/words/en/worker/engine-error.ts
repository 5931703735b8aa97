export const internal = (message: string): string => `Something went wrong inside the engine: ${message} The other runs continue.`;
