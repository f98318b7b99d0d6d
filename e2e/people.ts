export const ADMINISTRATOR = {
  name: 'Ada Lovelace',
  email: 'ada@example.com',
  password: 'correct horse battery',
};

/** Cookies of the administrator, kept beside the data of the run. */
export const SESSION_FILE = process.env.E2E_SESSION ?? '';
