import { ngoBulk } from './contract-bulk.ts';
import { ngoPapers } from './contract-documents.ts';
import { ngoFacts } from './contract-facts.ts';
import { ngoPeople } from './contract-people.ts';
import { ngoPermits } from './contract-permits.ts';
import { ngoSearch } from './contract-search.ts';

/** The register of NGOs, by the parts that its services have too. */
export const ngos = {
  ...ngoSearch,
  ...ngoFacts,
  ...ngoPermits,
  ...ngoPeople,
  ...ngoPapers,
  ...ngoBulk,
} as const;
