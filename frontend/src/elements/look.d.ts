/** Made from stretchlib/look.toml when the front end is built. */
declare module "look:colours" {
  const look: {
    light: Record<string, string>;
    dark: Record<string, string>;
    change: { percent: number[]; colours: string[] };
    shade: {
      lamp: [number, number, number];
      shadow: string;
      lit: string;
      body: [number, number][];
      thing: [number, number][];
      ink: { light: string; dark: string };
      night: number;
      meant: string;
    };
  };
  export default look;
}
