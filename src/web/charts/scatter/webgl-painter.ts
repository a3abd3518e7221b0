import {
  channels,
  lookBits,
  looksInOrder,
  type ScatterPainter,
  type ScatterScene,
} from "./paint.ts";
import { cutRuns, type PointRun, runsInSight } from "./point-tiles.ts";
import { pointPixels, sightOf, unitPixels } from "./scatter-view.ts";

const vertexSource = `#version 300 es
in vec2 place;
in uint look;
uniform vec4 map;
uniform float size;
uniform vec3 colours[32];
uniform bool onlyDimmed;
flat out vec4 colour;
void main() {
  bool isDimmed = (look & 64u) != 0u;
  bool isHidden = (look & 128u) != 0u || isDimmed != onlyDimmed;
  gl_Position = isHidden ? vec4(2.0, 2.0, 0.0, 1.0) : vec4(place * map.xy + map.zw, 0.0, 1.0);
  gl_PointSize = isDimmed ? max(size * 0.8, 2.0) : size;
  colour = vec4(colours[look & 31u], isDimmed ? 0.2 : 0.85);
}`;

const fragmentSource = `#version 300 es
precision highp float;
flat in vec4 colour;
uniform float size;
out vec4 painted;
void main() {
  float far = length(gl_PointCoord - 0.5) * size;
  float inside = 1.0 - smoothstep(size * 0.5 - 1.0, size * 0.5, far);
  painted = vec4(colour.rgb, colour.a * inside);
}`;

/** Undefined where the browser has no WebGL2. Five bytes a point stay on the graphics card. */
export function webglPainter(canvas: HTMLCanvasElement): ScatterPainter | undefined {
  const gl = canvas.getContext("webgl2", {
    antialias: false,
    alpha: false,
    preserveDrawingBuffer: true,
  });
  const program = gl && linked(gl);
  if (!gl || !program) return undefined;
  gl.useProgram(program);
  gl.enable(gl.BLEND);
  gl.blendFuncSeparate(gl.SRC_ALPHA, gl.ONE_MINUS_SRC_ALPHA, gl.ONE, gl.ONE);
  const places = gl.createBuffer();
  const looks = gl.createBuffer();
  const uniform = (name: string) => gl.getUniformLocation(program, name);
  const [map, size, colours, onlyDimmed] = ["map", "size", "colours", "onlyDimmed"].map(uniform);
  let scene: ScatterScene | undefined;
  let hasDimmed = false;
  /** What the last picture lacks, in the order in which it is drawn. */
  let left: PointRun[] = [];
  let again = (): boolean => true;
  const paint = (runs: readonly PointRun[]) => {
    // What is selected lies above the rest.
    for (const dimmed of hasDimmed ? [1, 0] : [0]) {
      gl.uniform1i(onlyDimmed!, dimmed);
      for (const [from, to] of runs) gl.drawArrays(gl.POINTS, from, to - from);
    }
  };
  const painter: ScatterPainter = {
    kind: "webgl",
    setScene(next) {
      if (next.tiled !== scene?.tiled) {
        gl.bindBuffer(gl.ARRAY_BUFFER, places);
        gl.bufferData(gl.ARRAY_BUFFER, next.tiled.positions, gl.STATIC_DRAW);
        const at = gl.getAttribLocation(program, "place");
        gl.enableVertexAttribArray(at);
        gl.vertexAttribPointer(at, 2, gl.UNSIGNED_SHORT, true, 0, 0);
      }
      gl.bindBuffer(gl.ARRAY_BUFFER, looks);
      gl.bufferData(gl.ARRAY_BUFFER, looksInOrder(next), gl.DYNAMIC_DRAW);
      const at = gl.getAttribLocation(program, "look");
      gl.enableVertexAttribArray(at);
      gl.vertexAttribIPointer(at, 1, gl.UNSIGNED_BYTE, 0, 0);
      const values = new Float32Array(96);
      for (const [number, colour] of next.colours.entries())
        values.set(channels(colour), number * 3);
      gl.uniform3fv(colours!, values);
      // Asked of all points once, not in every frame.
      hasDimmed = next.looks.some((look) => (look & lookBits.dimmed) !== 0);
      scene = next;
    },
    draw(box, view, most) {
      if (!scene) return true;
      const ratio = window.devicePixelRatio || 1;
      gl.viewport(0, 0, canvas.width, canvas.height);
      gl.clearColor(...channels(scene.surface), 1);
      gl.clear(gl.COLOR_BUFFER_BIT);
      const unit = unitPixels(box, view);
      const [sx, sy] = [(2 * unit) / box.width, (2 * unit) / box.height];
      gl.uniform4f(map!, sx, sy, -view.x * sx, -view.y * sy);
      gl.uniform1f(size!, pointPixels(scene.looks.length, view) * ratio);
      const sight = sightOf(box, view);
      const { runs, isAll } = runsInSight(scene.tiled, sight, most);
      paint(runs);
      left = isAll ? [] : runsInSight(scene.tiled, sight, Infinity).runs.slice(runs.length);
      again = () => painter.draw(box, view, Infinity);
      return isAll;
    },
    more(most) {
      // Points that step back cannot be added below those that are drawn.
      if (hasDimmed && left.length > 0) return again();
      const [next, later] = cutRuns(left, most);
      paint(next);
      left = later;
      return left.length === 0;
    },
    dispose() {
      gl.deleteBuffer(places);
      gl.deleteBuffer(looks);
      gl.deleteProgram(program);
    },
  };
  return painter;
}

function linked(gl: WebGL2RenderingContext): WebGLProgram | undefined {
  const program = gl.createProgram();
  for (const [type, source] of [
    [gl.VERTEX_SHADER, vertexSource],
    [gl.FRAGMENT_SHADER, fragmentSource],
  ] as const) {
    const shader = gl.createShader(type);
    if (!shader) return undefined;
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  gl.linkProgram(program);
  return gl.getProgramParameter(program, gl.LINK_STATUS) ? program : undefined;
}
