// The part of SortableJS without its plugins; its types are the package's own.
declare module "sortablejs/modular/sortable.core.esm.js" {
  import Sortable from "sortablejs";
  export const AutoScroll: typeof Sortable.Plugin;
  // eslint-disable-next-line no-restricted-syntax -- the package's own form
  export default Sortable;
}
