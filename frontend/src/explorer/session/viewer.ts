/** Whoever shows the session. Words may come a little later than the picture while something is moved. */
export interface View {
  draw(): void;
  tell?(soon: boolean): void;
}
