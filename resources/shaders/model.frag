// Lights the faces by sky, ground and one lamp, from the slope of the surface itself.
//VTK::Output::Dec
uniform mat4 MCVCMatrix;
uniform mat4 MCDCMatrix;
uniform int cameraParallel;
uniform sampler2D colours;
//VTK::CustomUniforms::Dec

flat in vec4 tone;
flat in float hatch;
in vec3 inView;
in vec3 inChunk;

#if CUTS > 0
float beyond(vec4 cut, vec3 at) { return dot(cut.xyz, at) + cut.w; }
#endif

void main()
{
#if CUTS > 0
  float grain = texelFetch(colours, ivec2(17, 1), 0).r * 255.0;
  bool gone = false;
  bool rim = false; // within a line's width of a cut
  for (int i = 0; i < CUTS; ++i) {
    float past = beyond(CUT(i), inChunk);
    float pixel = fwidth(past);
    gone = gone || past > 0.0;
    rim = rim || (pixel > 1.0e-5 && past > -1.3 * grain * pixel);
  }
  if (gone) { discard; }
#endif
#if defined(EDGES) || defined(BODY_EDGES)
  gl_FragData[0] = tone;
#else
  vec3 slope = cross(dFdx(inView), dFdy(inView));
  float steep = length(slope);
  vec3 normal = steep > 0.0 ? slope / steep : vec3(0.0, 0.0, 1.0);
  vec3 eye = cameraParallel != 0 ? vec3(0.0, 0.0, 1.0) : -normalize(inView);
  float facing = dot(normal, eye);
  if (facing < 0.0) { normal = -normal; facing = -facing; }
  vec3 world = normal * mat3(MCVCMatrix);
#if defined(BODY)
  world = vec3(dot(turnX, world), dot(turnY, world), dot(turnZ, world));
#endif
  vec3 light = mix(GROUND_LIGHT, SKY_LIGHT, world.z * 0.5 + 0.5)
             + LAMP_LIGHT * max(0.0, dot(world, LAMP)) + EYE_LIGHT * facing;
  vec3 lit = tone.rgb * light;
  float opacity = tone.a;
  if (hatch > 0.5) {
#if CUTS == 0
    float grain = texelFetch(colours, ivec2(17, 1), 0).r * 255.0;
#endif
    vec2 pixel = gl_FragCoord.xy / grain;
    bool dark = mod(pixel.x + pixel.y, 9.0) < 3.2;
    if (hatch > 1.5) { dark = dark || mod(pixel.x - pixel.y, 9.0) < 3.2; }
    if (dark) { lit *= 0.62; }
  }
#if defined(GLASS) || defined(PANES)
  opacity = mix(opacity, min(1.0, opacity + 0.25), pow(clamp(1.0 - facing, 0.0, 1.0), 3.0));
#endif
#if CUTS > 0
  gl_FragDepth = gl_FragCoord.z;
#if defined(SOLID)
  if (!gl_FrontFacing) {
    // The inside of a solid, seen through a cut: flat, and before the edges on its far side.
    vec3 back = eye * mat3(MCVCMatrix);
    float far = cameraParallel != 0 ? 1.0e6 : length(inView);
    float reach = far;
    for (int i = 0; i < CUTS; ++i) {
      float turned = dot(CUT(i).xyz, back);
      if (turned > 1.0e-6) { reach = min(reach, -beyond(CUT(i), inChunk) / turned); }
    }
    if (reach < far) {
      lit = mix(texelFetch(colours, ivec2(14, 1), 0).rgb, tone.rgb, 0.25);
      float stroke = mod(gl_FragCoord.x / grain - gl_FragCoord.y / grain, 6.0);
      lit *= stroke < 1.0 ? 1.16 : 1.0; // drawn as cut: fine strokes
      float close = 1.0 - smoothstep(1.0, 4.0, reach); // further back, thin parts come before their backs
      if (cameraParallel != 0) {
        gl_FragDepth = gl_FragCoord.z - 0.00002 * close;
      } else {
        vec4 pulled = MCDCMatrix * vec4(inChunk + 0.0006 * far * close * back, 1.0);
        gl_FragDepth = pulled.z / pulled.w * 0.5 + 0.5;
      }
    }
  }
  if (rim) { lit = texelFetch(colours, ivec2(15, 1), 0).rgb; }
#endif
#endif
  gl_FragData[0] = vec4(lit, opacity);
#endif
}
