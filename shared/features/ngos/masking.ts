/** An identifier of a person for the trail and for those who may not see it: only its last two digits. */
export function masked(value: string): string {
  return value.length <= 2 ? '*'.repeat(value.length) : '*'.repeat(value.length - 2) + value.slice(-2);
}
