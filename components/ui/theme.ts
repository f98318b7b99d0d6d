import { createTheme, type MantineColorsTuple } from '@mantine/core';

const sun: MantineColorsTuple = [
  '#fff8e6',
  '#ffeec2',
  '#fddd8c',
  '#f9c955',
  '#f2b42c',
  '#e3a01a',
  '#c98500',
  '#a66a00',
  '#7a4b00',
  '#5c3900',
];

const shade: MantineColorsTuple = [
  '#eeefff',
  '#dcdefb',
  '#bcbff2',
  '#9a9eea',
  '#7d81e0',
  '#6266d3',
  '#4c4fbf',
  '#3d3fa3',
  '#303284',
  '#232563',
];

/** Mantine's own greys, warmed: borders, hover and the panels of dialogs come from them. */
const gray: MantineColorsTuple = [
  '#fdfcf9',
  '#f7f4ee',
  '#f1ece2',
  '#e3dccf',
  '#c9bfae',
  '#a79c8b',
  '#6f665a',
  '#5f574b',
  '#3f392f',
  '#1f1b16',
];

const dark: MantineColorsTuple = [
  '#ece6dc',
  '#c9c0b3',
  '#a89f92',
  '#8a8073',
  '#51493f',
  '#332e28',
  '#23201c',
  '#1b1916',
  '#151311',
  '#0e0c0b',
];

export const theme = createTheme({
  colors: { sun, shade, gray, dark },
  primaryColor: 'sun',
  primaryShade: { light: 4, dark: 4 },
  autoContrast: true,
  luminanceThreshold: 0.28,
  black: '#1f1b16',
  fontFamily: 'var(--font-text)',
  fontFamilyMonospace: 'var(--font-mono)',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '18px' },
  defaultRadius: '4px',
  cursorType: 'pointer',
  respectReducedMotion: true,
});
