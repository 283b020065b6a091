/** Made from stretchlib/catalogue/facts/chapters.toml when the front end is built. */
declare module "catalogue:notebooks" {
  /** Names of the chapters' notebooks, without an ending; a course of one's own may have left some out. */
  const notebooks: Readonly<Record<string, string | undefined>>;
  export default notebooks;
}
