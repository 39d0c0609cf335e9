export const USER_NAME = 'راد';
export const PASSWORD = 'زمستان-سرد-بهاردشت';

/** What founds an office whose one administrator keeps the register too. */
export const FIRST_RUN = {
  profile: {
    kind: 'governorate',
    provinceCode: '20',
    countyName: 'بهاردشت',
    countyCode: '',
    letterheadLines: ['وزارت کشور'],
  },
  logo: null,
  administrator: {
    userName: USER_NAME,
    fullName: 'کاوه راد',
    post: '',
    password: PASSWORD,
    alsoKeepsRegister: true,
  },
} as const;
