import type { EntryDetails } from '../../../../shared/features/settings/contract.ts';

interface Place {
  readonly name: string;
  readonly level: NonNullable<EntryDetails['placeLevel']>;
  readonly parts?: readonly Place[];
}

/** The districts, towns and quarters of a county that is on no map. */
export const SAMPLE_PLACES: readonly Place[] = [
  {
    name: 'بخش مرکزی',
    level: 'district',
    parts: [
      {
        name: 'شهر بهاردشت',
        level: 'city',
        parts: [
          { name: 'محله باغستان', level: 'neighbourhood' },
          { name: 'کوی شقایق', level: 'neighbourhood' },
          { name: 'محله چشمه', level: 'neighbourhood' },
          { name: 'شهرک دانش', level: 'neighbourhood' },
        ],
      },
      { name: 'دهستان سپیدکوه', level: 'rural_district' },
    ],
  },
  {
    name: 'بخش دره‌سرخ',
    level: 'district',
    parts: [
      { name: 'شهر دره‌سرخ', level: 'city' },
      {
        name: 'دهستان سنگاب',
        level: 'rural_district',
        parts: [{ name: 'روستای سنگاب', level: 'village' }],
      },
    ],
  },
];
