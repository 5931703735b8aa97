export const nats = (value: string): string => `${value} nats`;
export const times = (value: string): string => `${value} times`;
