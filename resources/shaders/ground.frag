// A disc with a faint grid that fades out, and the model's contact shade on it.
//VTK::Output::Dec
uniform sampler2D shade;
//VTK::CustomUniforms::Dec
in vec2 at;

float lines(float spacing)
{
  vec2 cell = at / spacing;
  vec2 width = fwidth(cell);
  vec2 near = abs(fract(cell - 0.5) - 0.5) / max(width, vec2(1e-6));
  float fine = 1.0 - smoothstep(0.25, 0.5, max(width.x, width.y));
  return (1.0 - min(min(near.x, near.y), 1.0)) * fine;
}

void main()
{
  if (!gl_FrontFacing) { discard; }
  float away = length(at) / radius;
  float fade = 1.0 - smoothstep(0.35, 1.0, away);
  if (fade <= 0.0) { discard; }
  float line = max(lines(spacing) * 0.45, lines(spacing * 10.0) * 0.85);
  vec3 colour = mix(plain, grid, line);
  float dark = texture(shade, at / (2.0 * mapReach) + 0.5).a;
  if (max(abs(at.x), abs(at.y)) > mapReach) { dark = 0.0; }
  gl_FragData[0] = vec4(colour * (1.0 - dark), fade * solid);
}
