/** Vocabulary of the invented company. Names of people are common ones in several languages, joined at random. */
export const FIRST_NAMES = [
  'Ingrid',
  'Lars',
  'Astrid',
  'Magnus',
  'Freya',
  'Oskar',
  'Maja',
  'Henrik',
  'Sofie',
  'Emil',
  'Hannah',
  'Jonas',
  'Clara',
  'Felix',
  'Amelia',
  'Noah',
  'Priya',
  'Tomasz',
  'Aisha',
  'Mateo',
  'Yuki',
  'Olivia',
  'Samuel',
  'Leila',
  'Victor',
  'Elena',
] as const;

export const LAST_NAMES = [
  'Halvorsen',
  'Lindqvist',
  'Nygaard',
  'Bergström',
  'Madsen',
  'Fischer',
  'Weber',
  'Hughes',
  'Patel',
  'Kowalska',
  'Moreau',
  'Rossi',
  'Tanaka',
  'Okafor',
  'Hansen',
  'Larsson',
  'Schmidt',
  'Campbell',
  'Novak',
  'Silva',
  'Dahl',
  'Eriksen',
  'Brandt',
] as const;

export const STREETS = [
  'Storgata',
  'Havnegade',
  'Kungsgatan',
  'Lindenstraße',
  'Harbour Road',
  'Mill Lane',
  'Fjordveien',
] as const;

export const CITIES = [
  'Oslo',
  'Bergen',
  'Aarhus',
  'Malmö',
  'Hamburg',
  'Leeds',
  'Tromsø',
  'Odense',
  'Uppsala',
] as const;

export const PRODUCT_ADJECTIVES = [
  'ridge',
  'fjord',
  'summit',
  'storm',
  'drift',
  'polar',
  'ember',
  'granite',
  'tundra',
  'birch',
] as const;

export const PRODUCT_NOUNS = [
  'tent',
  'parka',
  'backpack',
  'stove',
  'sleeping-bag',
  'headlamp',
  'base-layer',
  'boots',
  'gloves',
  'kayak',
  'jacket',
  'rope',
] as const;

export const COLOURS = ['moss', 'slate', 'rust', 'midnight', 'sand'] as const;

export const CATEGORIES = [
  'tents',
  'clothing',
  'footwear',
  'climbing',
  'cooking',
  'sale',
  'lighting',
  'water-sports',
] as const;

export const SENTENCES = [
  'Please leave the parcel with a neighbour.',
  'Ring the bell twice.',
  'Held up in the storm, arrived a day late.',
  'Exactly what I needed for the ridge.',
  'The zip broke on the first night.',
  'Customer asked for a call before delivery.',
  'Second pick after a short count.',
] as const;

export const WAREHOUSES = ['OSL1', 'CPH2', 'GOT1', 'HAM3', 'LBA1'] as const;

export const CARRIERS = ['nordpost', 'fjord-freight', 'halden-own', 'kontinent'] as const;

export const SEARCHES = [
  'tent',
  'winter jacket',
  'boots 42',
  'gas stove',
  'merino',
  'kayak paddle',
  'headlamp usb',
  'gift card',
] as const;
