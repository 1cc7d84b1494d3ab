/// The style of formulas. The font `ReportMath` is the one of ``mathematicsFontBase64``;
/// ``mathematicsFontFace`` declares it.
public let mathematicsCSS = """
  math{font-family:ReportMath,"STIX Two Math","Cambria Math",math;font-style:normal}
  math[display=block]{margin:0}
  mfrac{padding:0 .1em}
  """

/// The declaration of the font `ReportMath`, with the font itself in it.
public let mathematicsFontFace =
  "@font-face{font-family:ReportMath;src:url(data:font/woff2;base64,\(mathematicsFontBase64))"
  + " format('woff2')}"
