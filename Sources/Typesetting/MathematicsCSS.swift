/// The style of formulas: their font, and a box in which wide ones scroll by themselves.
///
/// A displayed formula stands in
/// `<div class="equation" role="region" tabindex="0" aria-label="Equation 3">`, with its number, if
/// it has one, in a `<span class="number">` behind it. The font `ReportMath` is the one of
/// ``mathematicsFontBase64``; ``mathematicsFontFace`` declares it.
public let mathematicsCSS = """
  math{font-family:ReportMath,"STIX Two Math","Cambria Math",math;font-style:normal}
  math[display=block]{margin:0}
  mfrac{padding:0 .1em}
  .equation{display:flex;align-items:center;margin:1em 0;overflow-x:auto;overflow-y:hidden;\
  padding:.25em 0}
  .equation>math{flex:1 0 auto}
  .equation>.number{flex:none;padding-left:1em}
  @media print{.equation{overflow:visible}}
  """

/// The declaration of the font `ReportMath`, with the font itself in it.
public let mathematicsFontFace =
  "@font-face{font-family:ReportMath;src:url(data:font/woff2;base64,\(mathematicsFontBase64))"
  + " format('woff2')}"
