import { config } from 'zod';

/** Zod would try whether it may make functions of text, which the policy of the pages refuses and reports. */
config({ jitless: true });
