export const nats = (value: string): string => `${value} Nats`;
export const times = (value: string): string => `${value}-mal`;
