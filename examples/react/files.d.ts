// Vite gives the address of such a file.
declare module "*?url" {
  const address: string;
  export default address;
}
