/** 0 is fine. */
export const ExitCode = { gateFailed: 1, usage: 2, unreadable: 3 } as const;
