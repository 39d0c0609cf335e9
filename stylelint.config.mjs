/** The pages read from right to left: no style may name a physical side. */
export default {
  plugins: ['stylelint-use-logical'],
  rules: {
    'csstools/use-logical': ['always', { except: ['/^(top|bottom)$/', '/^(min-|max-)?(width|height)$/'] }],
    'color-no-invalid-hex': true,
    'declaration-block-no-duplicate-properties': [true, { ignore: ['consecutive-duplicates'] }],
    'no-duplicate-selectors': true,
    'block-no-empty': true,
    'property-no-unknown': true,
    'unit-no-unknown': true,
    'font-family-no-missing-generic-family-keyword': true,
  },
};
