/** Stands for a team's name in filters, where no team answers for an API. */
export const NO_TEAM = '-';
