export { seededRandom } from '../../electron/features/office/sample/random.ts';
