import type { Logo } from '../../../shared/features/office/contract.ts';
import { isWholePicture } from '../../../shared/features/office/logo.ts';
import { type Result, err, ok } from '../../../shared/kit/result.ts';

const LARGEST_BYTES = 1_000_000;

/**
 * A picture that the person chose, told by its content and not by its name: PNG or JPEG of at most one
 * megabyte.
 */
export async function readLogo(file: Blob): Promise<Result<Logo, 'too_large' | 'unreadable'>> {
  if (file.size > LARGEST_BYTES) return err('too_large');
  const bytes = new Uint8Array(await file.arrayBuffer());
  const logo = (['image/png', 'image/jpeg'] as const)
    .map((mediaType): Logo => ({ mediaType, bytes }))
    .find(isWholePicture);
  return logo === undefined ? err('unreadable') : ok(logo);
}
