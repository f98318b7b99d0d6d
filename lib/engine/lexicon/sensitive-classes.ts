import type { SensitiveClass } from '@/lib/contracts/endpoint';

/** Law or standard that makes a class sensitive. */
export type Regulation = 'PII' | 'PCI' | 'PHI' | 'secret';

interface ClassEntry {
  number: number;
  regulation: Regulation;
}

/** Number of each class in masks and encodings, never reused, and its regulation tag. */
export const SENSITIVE_CLASSES: Readonly<Record<SensitiveClass, ClassEntry>> = {
  email: { number: 0, regulation: 'PII' },
  phone: { number: 1, regulation: 'PII' },
  'payment-card': { number: 2, regulation: 'PCI' },
  iban: { number: 3, regulation: 'PII' },
  ssn: { number: 4, regulation: 'PII' },
  aadhaar: { number: 5, regulation: 'PII' },
  cpf: { number: 6, regulation: 'PII' },
  cnpj: { number: 7, regulation: 'PII' },
  'nhs-number': { number: 8, regulation: 'PHI' },
  passport: { number: 9, regulation: 'PII' },
  'driving-licence': { number: 10, regulation: 'PII' },
  'date-of-birth': { number: 11, regulation: 'PII' },
  'postal-address': { number: 12, regulation: 'PII' },
  'person-name': { number: 13, regulation: 'PII' },
  'ip-address': { number: 14, regulation: 'PII' },
  geolocation: { number: 15, regulation: 'PII' },
  jwt: { number: 16, regulation: 'secret' },
  'api-key': { number: 17, regulation: 'secret' },
  'private-key': { number: 18, regulation: 'secret' },
  password: { number: 19, regulation: 'secret' },
  health: { number: 20, regulation: 'PHI' },
  biometric: { number: 21, regulation: 'PII' },
};

export const NO_CLASS = -1;
export const EMAIL = 0;
export const PHONE = 1;
export const PAYMENT_CARD = 2;
export const IBAN = 3;
export const SSN = 4;
export const AADHAAR = 5;
export const CPF = 6;
export const CNPJ = 7;
export const NHS_NUMBER = 8;
export const PASSPORT = 9;
export const DRIVING_LICENCE = 10;
export const DATE_OF_BIRTH = 11;
export const POSTAL_ADDRESS = 12;
export const PERSON_NAME = 13;
export const IP_ADDRESS = 14;
export const GEOLOCATION = 15;
export const JWT = 16;
export const API_KEY = 17;
export const PRIVATE_KEY = 18;
export const PASSWORD = 19;
export const HEALTH = 20;
export const BIOMETRIC = 21;

const NAMES: readonly SensitiveClass[] = (Object.keys(SENSITIVE_CLASSES) as SensitiveClass[]).sort(
  (a, b) => SENSITIVE_CLASSES[a].number - SENSITIVE_CLASSES[b].number,
);

/** The class of a number, as contracts name it. */
export function className(number: number): SensitiveClass {
  return NAMES[number] as SensitiveClass;
}
