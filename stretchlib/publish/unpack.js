// Unpacks a widget's code in a saved notebook: its own, or that of the widget that holds it for all of a kind.
async function load({ model }) {
  const holder = model.get("_code");
  const packed = (holder ? await model.widget_manager.get_model(holder) : model).get("_packed");
  const bytes = Uint8Array.from(atob(packed), (sign) => sign.charCodeAt(0));
  const text = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  const code = new Blob([await new Response(text).text()], { type: "text/javascript" });
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
