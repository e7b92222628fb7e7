export { testStore, type StoreTestOptions } from "./test-store.ts";
