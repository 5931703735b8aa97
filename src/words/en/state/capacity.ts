export const measuring = 'Measuring the capacity';
export const stopping = 'Stopping the measurement';
