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
// JupyterLab has made all widgets that a notebook was saved with when the first of them begins: once for each
// notebook, put right what it does wrong with them.
const VIEW = "application/vnd.jupyter.widget-view+json";
const SETTLED = Symbol.for("stretchlib.settled");
function settle(manager) {
  const { model: notebook, sessionContext } = manager.context ?? {};
  if (!notebook?.cells || manager[SETTLED]) return;
  manager[SETTLED] = true;
  // It counts the notebook as changed: what nobody has changed or run is as it was saved.
  const changed = [notebook, ...notebook.cells].some((part) => part.sharedModel.canUndo());
  if (!changed && sessionContext.session?.kernel?.status !== "busy") notebook.dirty = false;
  setTimeout(() => drawMissing(manager, notebook), 3000);
}
// On a slow machine it gives up a widget after two seconds that it makes later, and never tries again.
async function drawMissing(manager, notebook) {
  const outputs = [...(notebook.isDisposed ? [] : notebook.cells)].map((cell) => cell.outputs).filter(Boolean);
  for (const list of outputs) {
    for (let at = 0; at < list.length; at += 1) {
      const output = list.get(at);
      const id = output.data[VIEW]?.model_id;
      if (!id || !manager.has_model(id)) continue;
      const { views } = await manager.get_model(id);
      if (Object.keys(views ?? {}).length) continue;
      const { dirty } = notebook;
      list.set(at, output.toJSON());
      notebook.dirty = dirty;
    }
  }
}
export default () => {
  let widget;
  return {
    async initialize(context) {
      settle(context.model.widget_manager);
      widget = await load(context);
      return widget.initialize?.(context);
    },
    render: (context) => widget.render?.(context),
  };
};
