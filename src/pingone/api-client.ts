/** The Management API as typed calls. */
import type { ResourceDefinition } from '../catalogue/definition.ts';
