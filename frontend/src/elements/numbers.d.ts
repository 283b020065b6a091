/** Made from stretchlib/catalogue/facts/emergency_numbers.toml when the front end is built. */
declare module "catalogue:numbers" {
  const numbers: {
    /** What stands where no number is known. */
    unknown: string;
    countries: { code: string; name: string; words: string }[];
  };
  export default numbers;
}
