// Unpacks a widget in a saved notebook: its large values, and its code or that of the widget that holds it for
// all of a kind.
async function unpacked(text) {
  const bytes = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw")));
}
async function load({ model }) {
  const values = model.get("_values");
  if (values) {
    for (const [name, value] of Object.entries(await (await unpacked(values)).json())) model.set(name, value);
  }
  const holder = model.get("_code")?.replace("anywidget:", "");
  const packed = (holder ? await model.widget_manager.get_model(holder) : model).get("_packed");
  const code = new Blob([await (await unpacked(packed)).text()], { type: "text/javascript" });
  const address = URL.createObjectURL(code);
  const { default: widget } = await import(address);
  URL.revokeObjectURL(address);
  return typeof widget === "function" ? widget() : widget;
}
export default () => {
  let widget;
  return {
    async initialize(context) {
      widget = await load(context);
      return widget.initialize?.(context);
    },
    render: (context) => widget.render?.(context),
  };
};
