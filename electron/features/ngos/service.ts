import type { ngos } from '../../../shared/features/ngos/contract.ts';
import type { Service } from '../../office/service.ts';
import { ngoBulk } from './service-bulk.ts';
import { ngoPapers } from './service-documents.ts';
import { ngoFacts } from './service-facts.ts';
import { ngoPeople } from './service-people.ts';
import { ngoPermits } from './service-permits.ts';
import { ngoSearch } from './service-search.ts';

/** The register of NGOs. */
export const ngosService: Service<typeof ngos> = {
  ...ngoSearch,
  ...ngoFacts,
  ...ngoPermits,
  ...ngoPeople,
  ...ngoPapers,
  ...ngoBulk,
};
